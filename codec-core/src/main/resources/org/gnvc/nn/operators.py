# Operators of the convolutional networks, in the dialect of serialised TorchScript: every function
# is fully typed and calls the operators of libtorch. Pictures are (N, C, H, W) in channels-last
# memory; weights have the same precision and layout, biases the same precision.
# Numbers of types: 6 float32, 15 bfloat16. Memory format 2: channels last.
class Operators(Module):

  # x in another type; x itself if it has that type.
  def cast(self, x: Tensor, dtype: int) -> Tensor:
    return torch.to(x, dtype)

  # A picture, or the weight of a convolution, in another type and in channels-last memory.
  def picture(self, x: Tensor, dtype: int) -> Tensor:
    return torch.contiguous(torch.to(x, dtype), memory_format=2)

  def conv(self, x: Tensor, w: Tensor, b: Tensor, stride: int, pad: int) -> Tensor:
    return torch.conv2d(x, w, b, [stride, stride], [pad, pad], [1, 1], 1)

  # conv3x3(silu(x)) with stride and zero padding.
  def silu_conv(self, x: Tensor, w: Tensor, b: Tensor, stride: int) -> Tensor:
    return self.conv(torch.silu(x), w, b, stride, 1)

  # Residual block: x + c2(silu(c1(silu(x)))).
  def res(self, x: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor) -> Tensor:
    y = self.conv(torch.silu(x), w1, b1, 1, 1)
    y = self.conv(torch.silu_(y), w2, b2, 1, 1)
    return torch.add_(y, x)

  # Residual block over N consecutive latents whose hidden layer also sees the latent before, h being
  # silu(x): x + c2(silu(c1(h) + ct(h of the latent before))). prev holds h of the latent before the
  # first one, or nothing for zeros. Returns the result and the h of the last latent.
  def causal_res(self, x: Tensor, prev: List[Tensor], w1: Tensor, b1: Tensor, wt: Tensor, bt: Tensor, w2: Tensor, b2: Tensor) -> Tuple[Tensor, Tensor]:
    n = torch.size(x, 0)
    h = torch.silu(x)
    last = torch.narrow(h, 0, n - 1, 1)
    if torch.len(prev) == 0:
      before = torch.zeros_like(last)
    else:
      before = prev[0]
    if n > 1:
      before = torch.cat([before, torch.narrow(h, 0, 0, n - 1)], 0)
    y = torch.add_(self.conv(h, w1, b1, 1, 1), self.conv(before, wt, bt, 1, 0))
    y = self.conv(torch.silu_(y), w2, b2, 1, 1)
    if n > 1:
      last = torch.clone(last)
    return (torch.add_(y, x), last)

  # A linear map of every position whose results are spread over 2 x 2 positions:
  # (N, C, H, W) -> (N, D, 2H, 2W). The rows of w (4 * D, C) are ordered (row of the position, column
  # of the position, D), so that runs of D stay whole.
  def spread(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    n, rows, columns = torch.size(x, 0), torch.size(x, 2), torch.size(x, 3)
    d = torch.floordiv(torch.size(w, 0), 4)
    y = torch.linear(torch.permute(x, [0, 2, 3, 1]), w, b)
    y = torch.permute(torch.reshape(y, [n, rows, columns, 2, 2, d]), [0, 1, 3, 2, 4, 5])
    return torch.permute(torch.reshape(y, [n, 2 * rows, 2 * columns, d]), [0, 3, 1, 2])

  # Repeats the last row and the last column.
  def replicate(self, x: Tensor, rows: int, columns: int) -> Tensor:
    if rows > 0:
      x = torch.cat([x, torch.expand(torch.narrow(x, 2, torch.size(x, 2) - 1, 1), [-1, -1, rows, -1])], 2)
    if columns > 0:
      x = torch.cat([x, torch.expand(torch.narrow(x, 3, torch.size(x, 3) - 1, 1), [-1, -1, -1, columns])], 3)
    return x

  # The upper left part of a picture.
  def crop(self, x: Tensor, rows: int, columns: int) -> Tensor:
    return torch.narrow(torch.narrow(x, 2, 0, rows), 3, 0, columns)
