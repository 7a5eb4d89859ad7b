/** The version of this copy; the build puts the number of the package here. */
export const version: string = 'source';
