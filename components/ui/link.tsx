import NextLink from 'next/link'
import type { ComponentProps } from 'react'

/**
 * A link within the house. It fetches nothing before it is followed: every page here is made for its reader at that
 * moment, so that fetching ahead would cost the server a request a link and bring hardly anything.
 */
export function Link({ prefetch = false, ...rest }: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={prefetch} {...rest} />
}
