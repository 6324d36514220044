# Operators of the contextual codec's networks in floating point. Pictures are (1, C, H, W) in
# channels-last memory; weights have the same precision and layout, biases the same precision.
# Numbers of types: 6 float32. Memory format 2: channels last.
class Operators(Module):

  # A copy in another type and in channels-last memory.
  def picture(self, x: Tensor, dtype: int) -> Tensor:
    return torch.clone(torch.to(x, dtype), memory_format=2)

  # A copy in another type.
  def vector(self, x: Tensor, dtype: int) -> Tensor:
    return torch.clone(torch.to(x, dtype))

  # A picture as planes (C, H, W) float32.
  def planes(self, x: Tensor) -> Tensor:
    return torch.clone(torch.squeeze(torch.to(x, 6), 0), memory_format=0)

  def conv(self, x: Tensor, w: Tensor, b: Tensor, stride: int, pad: int) -> Tensor:
    return torch.conv2d(x, w, b, [stride, stride], [pad, pad], [1, 1], 1)

  # x * sigmoid(4x).
  def wsilu(self, x: Tensor) -> Tensor:
    return torch.mul_(torch.sigmoid_(torch.mul(x, 4.)), x)

  # A depth-wise block. Weights and biases: dc.0, dc.2, dc.3, ffn.0, ffn.2.
  def block(self, x: Tensor, w: List[Tensor], shortcut: bool) -> Tensor:
    c = torch.size(x, 1)
    y = self.wsilu(self.conv(x, w[0], w[1], 1, 0))
    y = torch.conv2d(y, w[2], w[3], [1, 1], [1, 1], [1, 1], c)
    y = torch.add_(self.conv(y, w[4], w[5], 1, 0), x)
    h, k = torch.chunk(self.wsilu(self.conv(y, w[6], w[7], 1, 0)), 2, 1)
    y = torch.add_(self.conv(torch.add(h, k), w[8], w[9], 1, 0), y)
    if shortcut:
      y = torch.add_(y, x)
    return y

  def multiply(self, x: Tensor, factor: Tensor) -> Tensor:
    return torch.mul(x, factor)

  # Each channel times its entry of a row of a table (rows, C, 1, 1).
  def scale(self, x: Tensor, table: Tensor, row: int) -> Tensor:
    return torch.mul(x, torch.narrow(table, 0, row, 1))

  def shuffle(self, x: Tensor) -> Tensor:
    return torch.contiguous(torch.pixel_shuffle(x, 2), memory_format=2)

  def join(self, a: Tensor, b: Tensor) -> Tensor:
    return torch.cat([a, b], 1)

  def channels(self, x: Tensor, first: int, count: int) -> Tensor:
    return torch.clone(torch.narrow(x, 1, first, count), memory_format=2)

  def crop(self, x: Tensor, rows: int, columns: int) -> Tensor:
    return torch.clone(torch.narrow(torch.narrow(x, 2, 0, rows), 3, 0, columns), memory_format=2)

  # Repeats the last row and column so many times.
  def replicate(self, x: Tensor, rows: int, columns: int) -> Tensor:
    y = torch.cat([x, torch.expand(torch.narrow(x, 2, torch.size(x, 2) - 1, 1), [-1, -1, rows, -1])], 2)
    return torch.cat([y, torch.expand(torch.narrow(y, 3, torch.size(y, 3) - 1, 1), [-1, -1, -1, columns])], 3)

  def anchor_step(self, x: Tensor) -> Tensor:
    return torch.add_(torch.mul_(torch.sigmoid(x), 1.5), 0.5)

  def predicted_step(self, x: Tensor) -> Tensor:
    return torch.clamp_min(x, 0.5)
