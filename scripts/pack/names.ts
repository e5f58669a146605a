/** Names that FAT32 and Windows keep for devices, whatever stands behind the dot. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Windows reads no longer path from its Explorer; the letter of the drive and the folder of the copy come before. */
const longestPath = 200;

/**
 * Names of a copy that some memory stick or system could not hold: letters that FAT32 forbids or writes differently,
 * ends that Windows drops, two names that differ only in capital letters.
 */
export function unsafeNames(paths: readonly string[]): string[] {
  const seen = new Map<string, string>();
  return paths.filter((path) => {
    const lower = path.toLowerCase();
    const twin = seen.get(lower);
    seen.set(lower, path);
    return (
      twin !== undefined ||
      path.length > longestPath ||
      path
        .split('/')
        .some((name) => !/^[\w.-]*[\w-]$/.test(name) || name.length > 100 || devices.test(name))
    );
  });
}
