/** user-service: accounts, sessions, OAuth, the follow graph. */
export { createUserService } from './app.ts'
export { USER_SERVICE_DEFAULTS, type UserServiceConfig } from './config.ts'
export { createUserServiceContext, type UserContext } from './context.ts'
export type { PictureParts } from './pictures/set-picture.ts'
export type { UserSignals } from './signals.ts'
