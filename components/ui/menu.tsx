'use client'

import { DropdownMenu as Radix } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './class-names.ts'
import { Kbd } from './kbd.tsx'

type MenuProps = { trigger: ReactNode; children: ReactNode; align?: ComponentProps<typeof Radix.Content>['align'] }

/** A menu that its trigger opens; holds MenuItem, MenuLabel and MenuSeparator. */
export function Menu({ trigger, children, align = 'end' }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-52 rounded-lg border border-line bg-raised p-1 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

type ItemProps = ComponentProps<typeof Radix.Item> & { keys?: string; icon?: ReactNode }

export function MenuItem({ className, keys, icon, children, asChild, ...rest }: ItemProps) {
  const look =
    'flex min-h-8 cursor-default select-none items-center gap-2 rounded-md px-2 text-base outline-none data-[highlighted]:bg-sunken data-[disabled]:text-faint dark:data-[highlighted]:bg-line [&_svg]:size-4 [&_svg]:text-faint'
  if (asChild) {
    return (
      <Radix.Item asChild className={cn(look, className)} {...rest}>
        {children}
      </Radix.Item>
    )
  }
  return (
    <Radix.Item className={cn(look, className)} {...rest}>
      {icon}
      <span className="grow">{children}</span>
      {keys ? <Kbd keys={keys} /> : null}
    </Radix.Item>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-faint text-sm">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
