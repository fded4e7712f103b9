import type { Metadata } from 'next'
import { guardedPage } from '#app/guarded-page.ts'
import { AppShell } from '#app/shell/app-shell.tsx'
import { PageBody } from '#components/shell/page-body.tsx'
import { PageHeader } from '#components/shell/page-header.tsx'
import { readApiTokens } from '#lib/server/accounts/api-tokens.ts'
import { readAccounts } from '#lib/server/accounts/manage-accounts.ts'
import { AccountsPanel } from './accounts-panel.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { TokensPanel } from './tokens-panel.tsx'

export const metadata: Metadata = { title: 'Your account' }

export default guardedPage({}, async ({ ctx, actor }) => {
  const { account } = actor
  const tokens = await readApiTokens(ctx, actor)
  const accounts = account.standing === 'admin' ? await readAccounts(ctx, actor) : null
  return (
    <AppShell ctx={ctx} actor={actor}>
      <PageBody className="max-w-3xl">
        <PageHeader title="Your account" lead={[account.name, account.email].filter(Boolean).join(', ')} />
        <div className="grid gap-4">
          <TokensPanel
            tokens={tokens.map(({ id, name, createdAt, expiresAt, lastUsedAt }) => ({
              id,
              name,
              createdAt: createdAt.toISOString(),
              expiresAt: expiresAt?.toISOString() ?? null,
              lastUsedAt: lastUsedAt?.toISOString() ?? null,
            }))}
          />
          <PasswordPanel email={account.email ?? ''} />
          {accounts ? (
            <AccountsPanel
              me={account.id}
              accounts={accounts.map(({ id, name, email, standing, disabledAt }) => ({
                id,
                name,
                email: email ?? '',
                standing,
                disabled: disabledAt !== null,
              }))}
            />
          ) : null}
        </div>
      </PageBody>
    </AppShell>
  )
})
