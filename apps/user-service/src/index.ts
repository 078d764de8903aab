/** user-service: accounts, sessions, OAuth, the follow graph. */
export { createUserService } from './app.ts'
export { USER_SERVICE_DEFAULTS, type UserServiceConfig } from './config.ts'
export type { UserContext } from './context.ts'
export { createUserServiceContext } from './open-context.ts'
export { openUserService } from './open-user-service.ts'
export { collectPictures, findOrphanPictures } from './pictures/collect-pictures.ts'
export type { PictureParts } from './pictures/picture-parts.ts'
export type { UserSignals } from './signals.ts'
