@L1 @library @lite @level-1
Feature: Bit-exactness matrix
  Our library finds the same symbols however it computes, and wherever.

  Scenario Outline: <vector> with sums in <sums>, <threads> threads, pictures in <pictures>, on <device>
    Given the vector <vector>
    When our library decodes it with sums in <sums>, <threads> threads, pictures in <pictures>, on <device>
    Then every group has exactly the specified symbols

    Examples: cpu
      | vector             | sums    | threads | pictures | device |
      | key-and-predictive | int     |       1 | float32  | cpu    |
      | key-and-predictive | int     |       1 | bfloat16 | cpu    |
      | key-and-predictive | int     |       2 | float32  | cpu    |
      | key-and-predictive | int     |       2 | bfloat16 | cpu    |
      | key-and-predictive | float32 |       1 | float32  | cpu    |
      | key-and-predictive | float32 |       1 | bfloat16 | cpu    |
      | key-and-predictive | float32 |       2 | float32  | cpu    |
      | key-and-predictive | float32 |       2 | bfloat16 | cpu    |
      | key-and-predictive | float64 |       1 | float32  | cpu    |
      | key-and-predictive | float64 |       1 | bfloat16 | cpu    |
      | key-and-predictive | float64 |       2 | float32  | cpu    |
      | key-and-predictive | float64 |       2 | bfloat16 | cpu    |
      | one-frame          | int     |       1 | float32  | cpu    |
      | one-frame          | int     |       1 | bfloat16 | cpu    |
      | one-frame          | int     |       2 | float32  | cpu    |
      | one-frame          | int     |       2 | bfloat16 | cpu    |
      | one-frame          | float32 |       1 | float32  | cpu    |
      | one-frame          | float32 |       1 | bfloat16 | cpu    |
      | one-frame          | float32 |       2 | float32  | cpu    |
      | one-frame          | float32 |       2 | bfloat16 | cpu    |
      | one-frame          | float64 |       1 | float32  | cpu    |
      | one-frame          | float64 |       1 | bfloat16 | cpu    |
      | one-frame          | float64 |       2 | float32  | cpu    |
      | one-frame          | float64 |       2 | bfloat16 | cpu    |

    @gpu
    Examples: cuda
      | vector             | sums    | threads | pictures | device |
      | key-and-predictive | int     |       1 | float32  | cuda   |
      | key-and-predictive | int     |       1 | bfloat16 | cuda   |
      | key-and-predictive | int     |       2 | float32  | cuda   |
      | key-and-predictive | int     |       2 | bfloat16 | cuda   |
      | key-and-predictive | float32 |       1 | float32  | cuda   |
      | key-and-predictive | float32 |       1 | bfloat16 | cuda   |
      | key-and-predictive | float32 |       2 | float32  | cuda   |
      | key-and-predictive | float32 |       2 | bfloat16 | cuda   |
      | key-and-predictive | float64 |       1 | float32  | cuda   |
      | key-and-predictive | float64 |       1 | bfloat16 | cuda   |
      | key-and-predictive | float64 |       2 | float32  | cuda   |
      | key-and-predictive | float64 |       2 | bfloat16 | cuda   |
      | one-frame          | int     |       1 | float32  | cuda   |
      | one-frame          | int     |       1 | bfloat16 | cuda   |
      | one-frame          | int     |       2 | float32  | cuda   |
      | one-frame          | int     |       2 | bfloat16 | cuda   |
      | one-frame          | float32 |       1 | float32  | cuda   |
      | one-frame          | float32 |       1 | bfloat16 | cuda   |
      | one-frame          | float32 |       2 | float32  | cuda   |
      | one-frame          | float32 |       2 | bfloat16 | cuda   |
      | one-frame          | float64 |       1 | float32  | cuda   |
      | one-frame          | float64 |       1 | bfloat16 | cuda   |
      | one-frame          | float64 |       2 | float32  | cuda   |
      | one-frame          | float64 |       2 | bfloat16 | cuda   |
