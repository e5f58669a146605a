/** The only scripts this site ever starts as workers. */
const allowed = /^\/(?:sw\.js|pagefind\/[0-9a-f]{12}\/(?:[a-z]{2,3}\/)?worker\.js)$/;

interface Policy {
  createScriptURL(address: string): string;
}
type PolicyFactory = {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy;
};

function check(address: string): string {
  if (!allowed.test(address)) throw new TypeError(`not a worker of this site: ${address}`);
  return address;
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;
const policy: Policy = factory?.createPolicy('worker-address', { createScriptURL: check }) ?? {
  createScriptURL: check,
};

/** An address the security policy lets a worker start from (`require-trusted-types-for 'script'`). */
export function workerAddress(address: string): string {
  return policy.createScriptURL(address);
}
