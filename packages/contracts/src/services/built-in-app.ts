/** user-service's part about the application behind the native API. */
import type { OAuthApp } from './user-shapes.ts'

export interface BuiltInAppMethods {
  /** The application whose sessions the native API opens, with every scope; made when missing. No redirects, so no OAuth flows. */
  builtInApp(): Promise<OAuthApp>
}
