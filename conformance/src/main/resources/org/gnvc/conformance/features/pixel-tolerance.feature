@L2
Feature: Pixel tolerance
  Pictures may differ between machines, but never by more than can be explained by rounding.

  @lite @level-1
  Scenario Outline: <vector> looks as it should
    Given the vector <vector>
    When it is decoded
    Then every frame is near enough to the reference decoding

    Examples:
      | vector |
      | one-frame |
      | key-group-5 |
      | key-and-predictive |
