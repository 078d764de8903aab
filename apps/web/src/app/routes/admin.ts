/** For administrators. */
import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { getParentRoute } from '../root.tsx'

const admin = createRoute({
  getParentRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('../../admin/admin-page.tsx'), 'AdminPage'),
})
const adminAccounts = createRoute({
  getParentRoute,
  path: '/admin/accounts',
  validateSearch: ({ status, q }: Record<string, unknown>): { status?: string; q?: string } => ({
    status: typeof status === 'string' ? status : undefined,
    q: typeof q === 'string' ? q : undefined,
  }),
  component: lazyRouteComponent(() => import('../../admin/accounts-page.tsx'), 'AccountsPage'),
})
const adminAccount = createRoute({
  getParentRoute,
  path: '/admin/accounts/$accountId',
  component: lazyRouteComponent(() => import('../../admin/account-page.tsx'), 'AdminAccountPage'),
})
const adminAudit = createRoute({
  getParentRoute,
  path: '/admin/audit',
  component: lazyRouteComponent(() => import('../../admin/audit-page.tsx'), 'AuditPage'),
})

export const adminRoutes = [admin, adminAccounts, adminAccount, adminAudit] as const
