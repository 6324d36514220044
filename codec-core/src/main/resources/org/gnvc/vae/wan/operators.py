# Operators of the Wan2.1 autoencoder, in the dialect of serialised TorchScript: every function is
# fully typed and calls the operators of libtorch. A run of consecutive frames is (T, C, H, W) in
# channels-last memory, which is also (1, C, T, H, W) in the channels-last memory of 3-D
# convolutions. A slot is a list of at most one tensor with the frames that a layer remembers.
# Numbers of types: 6 float32. Memory formats: 2 channels last, 3 channels last with time.
class Operators(Module):

  # Frames as the input of a 3-D convolution, and its result as frames.
  def to_clip(self, x: Tensor) -> Tensor:
    return torch.permute(torch.unsqueeze(torch.contiguous(x, memory_format=2), 0), [0, 2, 1, 3, 4])

  def to_frames(self, x: Tensor) -> Tensor:
    return torch.permute(torch.squeeze(x, 0), [1, 0, 2, 3])

  # Frames not yet written, on the device of x.
  def new_frames(self, x: Tensor, n: int, c: int, h: int, w: int, dtype: int) -> Tensor:
    return torch.empty([n, c, h, w], dtype=dtype, layout=None, device=ops.prim.device(x), pin_memory=None, memory_format=2)

  # Writes x / max(norm of x over the channels, 1e-12) * gamma, and silu of it if wanted, to frames
  # of the same shape; gamma (C) float32 holds the factor sqrt(C). In float32, for so many numbers
  # at a time that the float32 copies stay in the cache.
  def normalise(self, x: Tensor, gamma: Tensor, to: Tensor, silu: bool, numbers: int) -> Tensor:
    c = torch.size(x, 1)
    positions = ops.prim.max(1, torch.floordiv(numbers, c))
    source = torch.split(torch.reshape(torch.permute(x, [0, 2, 3, 1]), [-1, c]), positions)
    target = torch.split(torch.view(torch.permute(to, [0, 2, 3, 1]), [-1, c]), positions)
    for i in range(torch.len(source)):
      y = torch.to(source[i], 6)
      y = torch.div(y, torch.clamp(torch.linalg_vector_norm(y, 2, [1], True), 9.9999999999999998e-13))
      y = torch.mul_(y, gamma)
      if silu:
        y = torch.silu_(y)
      done = torch.copy_(target[i], y)
    return to

  # A convolution over the frames before, so many as the kernel is long, with zeros in front of the
  # first frame: 3x3x3 or 3x1x1. With a gamma, of silu of the normalised frames. Returns the
  # frames and the last two of its input.
  def causal_conv(self, x: Tensor, slot: List[Tensor], gamma: List[Tensor], w: Tensor, b: Tensor, numbers: int) -> Tuple[Tensor, Tensor]:
    n = torch.size(x, 0)
    before = 0
    if torch.len(slot) > 0:
      before = torch.size(slot[0], 0)
    # A single frame meets no zeros: the kernel's part for them is left out.
    lead = 2
    if n == 1:
      lead = before
    input = self.new_frames(x, lead + n, torch.size(x, 1), torch.size(x, 2), torch.size(x, 3), ops.prim.dtype(x))
    done = torch.zero_(torch.narrow(input, 0, 0, lead - before))
    if before > 0:
      done = torch.copy_(torch.narrow(input, 0, lead - before, before), slot[0])
    if torch.len(gamma) > 0:
      done = self.normalise(x, gamma[0], torch.narrow(input, 0, lead, n), True, numbers)
    else:
      done = torch.copy_(torch.narrow(input, 0, lead, n), x)
    if lead < 2:
      w = torch.narrow(w, 2, 2 - lead, 1 + lead)
    pad = torch.floordiv(torch.size(w, 3), 2)
    y = torch.conv3d(self.to_clip(input), w, b, [1, 1, 1], [0, pad, pad], [1, 1, 1], 1)
    keep = ops.prim.min(2, before + n)
    return (self.to_frames(y), torch.clone(torch.narrow(input, 0, lead + n - keep, keep)))

  # A linear map of every position; w is (D, C, 1, 1, 1).
  def pointwise(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    y = torch.linear(torch.permute(x, [0, 2, 3, 1]), torch.flatten(w, 1), b)
    return torch.permute(y, [0, 3, 1, 2])

  def add_to(self, x: Tensor, y: Tensor) -> Tensor:
    return torch.add_(x, y)

  # x + attention of the positions of each frame to each other: one head, queries in blocks of rows.
  def attend(self, x: Tensor, gamma: Tensor, wqkv: Tensor, bqkv: Tensor, wo: Tensor, bo: Tensor, rows: int, numbers: int) -> Tensor:
    n, c, h, w = torch.size(x, 0), torch.size(x, 1), torch.size(x, 2), torch.size(x, 3)
    y = self.normalise(x, gamma, self.new_frames(x, n, c, h, w, ops.prim.dtype(x)), False, numbers)
    y = torch.view(torch.permute(y, [0, 2, 3, 1]), [n, 1, h * w, c])
    q, k, v = torch.chunk(torch.linear(y, torch.flatten(wqkv, 1), bqkv), 3, -1)
    parts = annotate(List[Tensor], [])
    for part in torch.split(q, rows, 2):
      a = torch.linear(torch.scaled_dot_product_attention(part, k, v), torch.flatten(wo, 1), bo)
      parts = torch.append(parts, a)
    y = torch.view(torch.cat(parts, 2), [n, h, w, c])
    return torch.add(x, torch.permute(y, [0, 3, 1, 2]))

  # Half the rows and columns; the right and bottom neighbours of the last ones are zeros.
  def shrink(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.conv2d(torch.constant_pad_nd(x, [0, 1, 0, 1], 0), w, b, [2, 2], [0, 0], [1, 1], 1)

  # Every position four times, then a convolution.
  def enlarge(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    y = torch.upsample_nearest2d(x, [2 * torch.size(x, 2), 2 * torch.size(x, 3)])
    return torch.conv2d(y, w, b, [1, 1], [1, 1], [1, 1], 1)

  # Half the frames, of two and the one before: (2n) to (n). The first frame of all stays as it is.
  # The slot holds the last frame.
  def halve_time(self, x: Tensor, slot: List[Tensor], w: Tensor, b: Tensor) -> Tuple[Tensor, Tensor]:
    if torch.len(slot) > 0:
      input = torch.cat([slot[0], x], 0)
    else:
      input = x
    n = torch.size(input, 0)
    parts = annotate(List[Tensor], [])
    if torch.len(slot) == 0:
      parts = torch.append(parts, torch.narrow(x, 0, 0, 1))
    if n > 1:
      y = torch.conv3d(self.to_clip(input), w, b, [2, 1, 1], [0, 0, 0], [1, 1, 1], 1)
      parts = torch.append(parts, self.to_frames(y))
    return (torch.cat(parts, 0), torch.clone(torch.narrow(input, 0, n - 1, 1)))

  # Two frames for each, made by a causal convolution whose channels hold one after the other. The
  # first frame of all stays single and is not seen by the others: it leaves a slot of no frames.
  def double_time(self, x: Tensor, slot: List[Tensor], w: Tensor, b: Tensor) -> Tuple[Tensor, Tensor]:
    c, h, wd = torch.size(x, 1), torch.size(x, 2), torch.size(x, 3)
    parts = annotate(List[Tensor], [])
    if torch.len(slot) == 0:
      parts = torch.append(parts, torch.narrow(x, 0, 0, 1))
      next = torch.clone(torch.narrow(x, 0, 0, 0))
      x = torch.narrow(x, 0, 1, torch.size(x, 0) - 1)
    else:
      next = slot[0]
    n = torch.size(x, 0)
    if n > 0:
      y, next = self.causal_conv(x, [next], annotate(List[Tensor], []), w, b, 0)
      y = torch.reshape(torch.permute(y, [0, 2, 3, 1]), [n, h, wd, 2, c])
      y = torch.reshape(torch.permute(y, [0, 3, 1, 2, 4]), [2 * n, h, wd, c])
      parts = torch.append(parts, torch.permute(y, [0, 3, 1, 2]))
    return (torch.cat(parts, 0), next)

  # A part of consecutive frames in another type.
  def cut(self, x: Tensor, start: int, n: int, y0: int, x0: int, h: int, w: int, dtype: int) -> Tensor:
    part = torch.narrow(torch.narrow(torch.narrow(x, 0, start, n), 2, y0, h), 3, x0, w)
    return torch.contiguous(torch.to(part, dtype), memory_format=2)

  # Writes the part of `part` that begins at (top, left) and is (h, w) large to (y0, x0) of the
  # frames from `start` on.
  def paste(self, frames: Tensor, start: int, part: Tensor, top: int, left: int, h: int, w: int, y0: int, x0: int) -> Tensor:
    target = torch.narrow(frames, 0, start, torch.size(part, 0))
    target = torch.narrow(torch.narrow(target, 2, y0, h), 3, x0, w)
    done = torch.copy_(target, torch.narrow(torch.narrow(part, 2, top, h), 3, left, w))
    return frames

  # Pictures (n, c, h, w) float32, not yet written, as Java sees them: frames or latents.
  def new_pictures(self, like: Tensor, n: int, c: int, h: int, w: int) -> Tensor:
    return torch.new_empty(like, [n, c, h, w])

  # Raw latents from normalised ones.
  def read_latents(self, latents: Tensor, start: int, n: int, mean: Tensor, std: Tensor, dtype: int) -> Tensor:
    part = torch.add(torch.mul(torch.narrow(latents, 0, start, n), std), mean)
    return torch.contiguous(torch.to(part, dtype), memory_format=2)

  # Writes normalised latents; x holds mean and logarithmic variance of the raw ones.
  def write_latents(self, latents: Tensor, start: int, x: Tensor, mean: Tensor, std: Tensor) -> Tensor:
    raw = torch.to(torch.narrow(x, 1, 0, torch.size(latents, 1)), 6)
    done = torch.copy_(torch.narrow(latents, 0, start, torch.size(x, 0)), torch.div(torch.sub(raw, mean), std))
    return latents
