export * from './common.ts';
export * from './help.ts';
export * from './life-event.ts';
export * from './list-head.ts';
export * from './procedure-row.ts';
export * from './service.ts';
export * from './site.ts';
export * from './units.ts';
