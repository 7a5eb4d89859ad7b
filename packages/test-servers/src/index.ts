export { findServer, serverUrl } from './find-server.ts';
export { asRoot, ownMariadb } from './own-mariadb.ts';
export { ask, ownPostgres, promote, standbyOf, until } from './own-postgres.ts';
export { command, ownRedis } from './own-redis.ts';
export { endServers, freePort, type OwnServer } from './own-server.ts';
export { findProgram, havePrograms } from './programs.ts';
export { cutMoments, type Proxy, proxyTo } from './proxy.ts';
