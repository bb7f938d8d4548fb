/** Where the cross of a test sheet stands, in millimetres from the left and the upper edge. */
export const testCross = ({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}) => ({
  x: Math.min(30, Math.floor(width / 3)),
  y: Math.min(30, Math.floor(height / 3)),
})
