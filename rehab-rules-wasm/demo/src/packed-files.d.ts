declare module "packed:*" {
  /** A file of the package, compressed with gzip, as base64. */
  const packed: string;
  export default packed;
}
