@L2 @lite
Feature: Pixel tolerance
  Pictures may differ between machines, but by no more than rounding explains.

  Scenario Outline: <vector> looks as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    @level-1
    Examples: bitstream level 1
      | vector             |
      | key-and-predictive |
      | key-group-5        |
      | one-frame          |
