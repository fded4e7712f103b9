import { Button } from '#components/ui/button.tsx'
import { Link } from '#components/ui/link.tsx'

/** What stands where a link has been used already or is too old. */
export function SpentLink({ message }: { message: string }) {
  return (
    <>
      <h1 className="font-semibold text-xl tracking-tight">This link does not work any more</h1>
      <p className="mt-3 mb-6 text-md text-muted">{message}</p>
      <div>
        <Button asChild size="lg">
          <Link href="/sign-in">Go to sign-in</Link>
        </Button>
      </div>
    </>
  )
}
