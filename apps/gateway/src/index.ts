/** The public edge, as the host puts it together. */
export { createGateway, type Gateway, type GatewayOptions } from './app.ts'
export type { GatewayConfig, GatewayContext } from './context.ts'
export { createLiveGateway, type LiveGatewayContext } from './create-live-gateway.ts'
export { openGateway } from './open-gateway.ts'
