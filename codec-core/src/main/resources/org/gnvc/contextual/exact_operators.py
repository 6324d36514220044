# Operators of the contextual codec's networks in integers. Tensors are (H, W, C) float64 that hold
# integers of 16 bits in units of 1/512; every operator is exact, because no number that it makes
# needs more than 53 bits. Kernels are (out, taps * in) and (taps, C), the taps row-major, in units
# of 1, that is integers times 2^-13; biases and tables of functions hold integers; tables of scales
# are integers times 2^-9. Numbers of types: 3 int32, 4 int64, 7 float64.
class Operators(Module):

  # To the nearest integer, halves away from zero, in place: a multiple of 2^-13 below 2^32. The
  # factor 1 + 2^-45 leads halves past the middle and nothing else over it; round takes halves to even.
  def nearest(self, x: Tensor) -> Tensor:
    return torch.round_(torch.mul_(x, 1.0000000000000284))

  def clip(self, x: Tensor) -> Tensor:
    return torch.clamp_(x, -32768, 32767)

  # A sum of products, rounded, with its bias; in place.
  def settle(self, sum: Tensor, b: Tensor) -> Tensor:
    return self.clip(torch.add_(self.nearest(sum), b))

  # The same, looked up in a table of a function.
  def settle_and_look_up(self, sum: Tensor, b: Tensor, table: Tensor) -> Tensor:
    at = torch.add_(self.nearest(sum), torch.add(b, 32768))
    at = torch.to(torch.clamp_(at, 0, 65535), 3)
    return torch.view_as(torch.index_select(table, 0, torch.flatten(at)), sum)

  def look_up(self, x: Tensor, table: Tensor) -> Tensor:
    at = torch.flatten(torch.to(torch.add(x, 32768), 3))
    return torch.view_as(torch.index_select(table, 0, at), x)

  # The values that each tap of a kernel sees, side by side: (H', W', taps * C).
  def unfold(self, x: Tensor, kernel: int, stride: int) -> Tensor:
    h = torch.size(x, 0)
    w = torch.size(x, 1)
    if kernel == 3:
      x = torch.constant_pad_nd(x, [0, 0, 1, 1, 1, 1])
    parts = annotate(List[Tensor], [])
    for i in range(kernel):
      rows = torch.slice(x, 0, i, i + h - torch.remainder(h - 1, stride), stride)
      for j in range(kernel):
        part = torch.slice(rows, 1, j, j + w - torch.remainder(w - 1, stride), stride)
        parts = torch.append(parts, part)
    return torch.cat(parts, 2)

  # A tensor that is not yet written.
  def empty(self, like: Tensor, h: int, w: int, c: int) -> Tensor:
    return torch.new_empty(like, [h, w, c])

  # A tensor of zeros as large as x and a border.
  def bordered(self, x: Tensor) -> Tensor:
    return torch.new_zeros(x, [torch.size(x, 0) + 2, torch.size(x, 1) + 2, torch.size(x, 2)])

  # Writes some rows of a 1x1 convolution, or of any of unfolded values.
  def conv(self, to: Tensor, x: Tensor, w: Tensor, b: Tensor, first: int, rows: int) -> Tensor:
    y = self.settle(torch.linear(torch.narrow(x, 0, first, rows), w), b)
    return torch.copy_(torch.narrow(to, 0, first, rows), y)

  # A matrix product alone, to try out whether it is exact.
  def product(self, x: Tensor, w: Tensor) -> Tensor:
    return torch.linear(x, w)

  # A 3x3 convolution of each channel by itself of a tensor with a border of zeros.
  def depthwise(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    rows = torch.size(x, 0) - 2
    columns = torch.size(x, 1) - 2
    sum = torch.mul(self.seen(x, 0, rows, columns), torch.select(w, 0, 0))
    for tap in range(1, 9):
      sum = torch.addcmul_(sum, self.seen(x, tap, rows, columns), torch.select(w, 0, tap))
    return self.settle(sum, b)

  # What a tap of a 3x3 kernel sees.
  def seen(self, x: Tensor, tap: int, rows: int, columns: int) -> Tensor:
    return torch.narrow(torch.narrow(x, 0, torch.floordiv(tap, 3), rows), 1, torch.remainder(tap, 3), columns)

  # The two steps of a depth-wise block, each writing some rows. Weights and biases: dc.0, dc.2,
  # dc.3, ffn.0, ffn.2. The first step fills a bordered tensor, which the second reads.
  def enter_block(self, to: Tensor, x: Tensor, w: List[Tensor], wsilu: Tensor, first: int, rows: int) -> Tensor:
    y = self.settle_and_look_up(torch.linear(torch.narrow(x, 0, first, rows), w[0]), w[1], wsilu)
    inner = torch.narrow(torch.narrow(to, 0, first + 1, rows), 1, 1, torch.size(x, 1))
    return torch.copy_(inner, y)

  def leave_block(self, to: Tensor, inner: Tensor, x: Tensor, w: List[Tensor], wsilu: Tensor, shortcut: bool, first: int, rows: int) -> Tensor:
    part = torch.narrow(x, 0, first, rows)
    y = self.depthwise(torch.narrow(inner, 0, first, rows + 2), w[2], w[3])
    y = self.settle(torch.linear(y, w[4]), w[5])
    y = self.clip(torch.add_(y, part))
    z = self.settle_and_look_up(torch.linear(y, w[6]), w[7], wsilu)
    f, g = torch.chunk(z, 2, 2)
    z = self.settle(torch.linear(self.clip(torch.add(f, g)), w[8]), w[9])
    z = self.clip(torch.add_(z, y))
    if shortcut:
      z = self.clip(torch.add_(z, part))
    return torch.copy_(torch.narrow(to, 0, first, rows), z)

  def multiply(self, x: Tensor, factor: Tensor) -> Tensor:
    return self.clip(self.nearest(torch.mul_(torch.mul(x, 0.001953125), factor)))

  # Each channel times its entry of a row of a table (rows, C).
  def scale(self, x: Tensor, table: Tensor, row: int) -> Tensor:
    return self.clip(self.nearest(torch.mul(x, torch.select(table, 0, row))))

  def shuffle(self, x: Tensor) -> Tensor:
    h = torch.size(x, 0)
    w = torch.size(x, 1)
    y = torch.permute(torch.reshape(x, [h, w, -1, 2, 2]), [0, 3, 1, 4, 2])
    return torch.reshape(y, [2 * h, 2 * w, -1])

  def join(self, a: Tensor, b: Tensor) -> Tensor:
    return torch.cat([a, b], 2)

  def channels(self, x: Tensor, first: int, count: int) -> Tensor:
    return torch.clone(torch.narrow(x, 2, first, count), memory_format=0)

  def crop(self, x: Tensor, rows: int, columns: int) -> Tensor:
    return torch.clone(torch.narrow(torch.narrow(x, 0, 0, rows), 1, 0, columns), memory_format=0)

  # Repeats the last row and column so many times.
  def replicate(self, x: Tensor, rows: int, columns: int) -> Tensor:
    y = torch.cat([x, torch.expand(torch.narrow(x, 0, torch.size(x, 0) - 1, 1), [rows, -1, -1])], 0)
    return torch.cat([y, torch.expand(torch.narrow(y, 1, torch.size(y, 1) - 1, 1), [-1, columns, -1])], 1)

  def predicted_step(self, x: Tensor) -> Tensor:
    return torch.clamp_min(x, 256)

  # Planes (C, H, W) of integers as a tensor.
  def from_planes(self, x: Tensor) -> Tensor:
    return torch.clone(torch.permute(self.clip(torch.to(x, 7)), [1, 2, 0]), memory_format=0)

  # A tensor as planes (C, H, W) int32.
  def planes(self, x: Tensor) -> Tensor:
    return torch.clone(torch.permute(torch.to(x, 3), [2, 0, 1]), memory_format=0)

  # Places in a tensor of elements of its planes.
  def places(self, x: Tensor, elements: Tensor) -> Tensor:
    c = torch.size(x, 2)
    n = torch.size(x, 0) * torch.size(x, 1)
    e = torch.to(elements, 4)
    return torch.add(torch.mul(torch.remainder(e, n), c), torch.floor_divide(e, n))

  # The values of elements, int32.
  def part(self, x: Tensor, elements: Tensor) -> Tensor:
    return torch.to(torch.take(x, self.places(x, elements)), 3)

  # The same, looked up in a table of a function.
  def part_look_up(self, x: Tensor, elements: Tensor, table: Tensor) -> Tensor:
    return torch.to(self.look_up(torch.take(x, self.places(x, elements)), table), 3)

  # Puts 512 * symbol + mean in the places of elements.
  def add_part(self, x: Tensor, mean: Tensor, symbols: Tensor, elements: Tensor) -> Tensor:
    at = self.places(x, elements)
    values = torch.add(torch.mul(torch.to(symbols, 7), 512.), torch.take(mean, at))
    return torch.put(x, at, self.clip(values))

  # The form of a kernel (out, in, k, k) that conv wants.
  def kernel(self, w: Tensor) -> Tensor:
    return torch.mul(torch.flatten(torch.permute(torch.to(w, 7), [0, 2, 3, 1]), 1, 3), 0.0001220703125)

  # The form of a kernel (C, 1, 3, 3) that depthwise wants.
  def depthwise_kernel(self, w: Tensor) -> Tensor:
    return torch.mul(torch.permute(torch.flatten(torch.to(w, 7), 1, 3), [1, 0]), 0.0001220703125)

  # The form of a table (rows, C, 1, 1) that scale wants.
  def table(self, x: Tensor) -> Tensor:
    return torch.mul(torch.flatten(torch.to(x, 7), 1, 3), 0.001953125)

  # Biases and tables of functions.
  def vector(self, x: Tensor) -> Tensor:
    return torch.to(x, 7)
