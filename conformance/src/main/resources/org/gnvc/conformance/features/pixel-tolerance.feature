@L2 @lite
Feature: Pixel tolerance
  Pictures may differ between machines, but by no more than rounding explains.

  Scenario Outline: <vector> looks as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector                         |
      | index-cut                      |
      | index-distance-beyond-the-file |
      | index-distance-wrong           |
      | index-empty                    |
      | index-frames-wrong             |
      | index-offsets-beyond-the-end   |
      | index-offsets-wrong            |
      | key-and-predictive             |
      | key-group-5                    |
      | one-frame                      |
