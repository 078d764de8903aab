# One image a service: docker build --build-arg SERVICE=gateway -t rookery/gateway .
# SERVICE: gateway, user-service, tweet-service, timeline-service, notification-service, search-service, cdc-relay.
# Everything in one process, and the operators' commands: docker build --build-arg SERVICE=standalone --target standalone .
ARG NODE=24.21.0-bookworm-slim

FROM node:${NODE} AS base
WORKDIR /rookery
ENV npm_config_audit=false npm_config_fund=false npm_config_update_notifier=false TURBO_TELEMETRY_DISABLED=1

# The whole repository with all that is made of it: database clients and the web app. The same for every service.
FROM base AS whole
COPY . .
RUN --mount=type=cache,target=/root/.npm node scripts/prepare.mjs

# What one service needs of it: its own sources and those of the packages that it imports, directly or not.
FROM whole AS pruned
ARG SERVICE=gateway
RUN node_modules/.bin/turbo prune "@rookery/$SERVICE" --docker --out-dir /pruned \
 && node scripts/image/add-made.mjs "$SERVICE" /pruned/full

# Its packages. Development and what only they ask for (npm keeps peers of theirs otherwise) stay out; Node is in the base already.
FROM base AS installed
ARG SERVICE=gateway
COPY --from=pruned /pruned/json/ ./
COPY --from=pruned /pruned/full/scripts/image/ scripts/image/
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --ignore-scripts \
 && node scripts/image/drop-unneeded.mjs "$SERVICE" \
 && npm prune --omit=dev --ignore-scripts
COPY --from=pruned /pruned/full/ ./

FROM base AS service
ARG SERVICE=gateway
ENV NODE_ENV=production SERVICE=$SERVICE HOST=0.0.0.0 PORT=3000 DATA_DIR=/data ROOKERY_INSTALL=off
COPY --from=installed /rookery ./
# Only these are written to: what is uploaded and generated, and modules as V8 compiled them.
RUN mkdir -p /data node_modules/.cache && chown node:node /data node_modules/.cache
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 CMD ["node", "scripts/image/healthcheck.mjs"]
CMD ["sh", "-c", "exec node --no-memory-reducer apps/$SERVICE/src/main.ts"]

# PostgreSQL comes from npm; Redis, unless REDIS_URL names one, from Debian.
FROM service AS standalone
USER root
RUN apt-get update && apt-get install -y --no-install-recommends redis-server && rm -rf /var/lib/apt/lists/*
USER node
VOLUME /data
CMD ["node", "--no-memory-reducer", "apps/standalone/src/main.ts"]

# Without --target: one service.
FROM service
