# Operators of loading weights, in the dialect of serialised TorchScript.
# Numbers of types: 5 float16, 6 float32, 15 bfloat16.
class Operators(Module):

  # The memory of bytes (N), read as N / 2 numbers of 16 bits. The operator that would say so,
  # view with a type, is not known to scripts.
  def reinterpret(self, x: Tensor, dtype: int) -> Tensor:
    empty = torch.empty_like(torch.narrow(x, 0, 0, 0), dtype=dtype)
    return torch.set_(empty, x, 0, [torch.floordiv(torch.size(x, 0), 2)], [1])

  # x in another type; x itself if it has that type.
  def cast(self, x: Tensor, dtype: int) -> Tensor:
    return torch.to(x, dtype)

  # The same numbers in memory of their own.
  def copy(self, x: Tensor) -> Tensor:
    return torch.clone(x)
