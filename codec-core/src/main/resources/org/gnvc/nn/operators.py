# Operators of the convolutional networks, in the dialect of serialised TorchScript: every function
# is fully typed and calls the operators of libtorch. Pictures are (N, C, H, W) in channels-last
# memory; weights come in the same precision and layout, biases in the same precision.
# Numbers of types: 6 float32, 15 bfloat16. Memory format 2: channels last.
class Operators(Module):

  # A copy of x in another type.
  def cast(self, x: Tensor, dtype: int) -> Tensor:
    return torch.to(x, dtype)

  # A picture, or the weight of a convolution, in another type and in channels-last memory.
  def picture(self, x: Tensor, dtype: int) -> Tensor:
    return torch.contiguous(torch.to(x, dtype), memory_format=2)

  # Convolution with padding of half the kernel.
  def conv(self, x: Tensor, w: Tensor, b: Tensor, stride: int) -> Tensor:
    pad = torch.floordiv(torch.size(w, 2), 2)
    return torch.conv2d(x, w, b, [stride, stride], [pad, pad], [1, 1], 1)

  # Residual block: x + c2(silu(c1(silu(x)))).
  def res(self, x: Tensor, w1: Tensor, b1: Tensor, w2: Tensor, b2: Tensor) -> Tensor:
    y = self.conv(torch.silu(x), w1, b1, 1)
    y = self.conv(torch.silu_(y), w2, b2, 1)
    return torch.add_(y, x)
