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
      | colour-bt2020                  |
      | colour-bt2020-constant         |
      | colour-bt2020-full             |
      | colour-bt601                   |
      | colour-bt601-full              |
      | colour-bt709-full              |
      | colour-fcc                     |
      | colour-hdr                     |
      | colour-matrix-unknown          |
      | colour-smpte240                |
      | colour-unspecified             |
      | colour-unspecified-high        |
      | escapes                        |
      | file-one-group                 |
      | first-frame-beyond-32-bits     |
      | first-frame-largest            |
      | flag-extension                 |
      | flag-none                      |
      | flag-seed                      |
      | flag-steps                     |
      | flag-t-n                       |
      | flags-all                      |
      | format-420-10-bit              |
      | format-420-8-bit               |
      | format-422-10-bit              |
      | format-422-8-bit               |
      | format-444-10-bit              |
      | format-444-8-bit               |
      | format-rgb-10-bit              |
      | format-rgb-8-bit               |
      | frame-rate-ntsc                |
      | frame-rate-unreduced           |
      | groups-of-all-lengths          |
      | header-largest                 |
      | header-longer                  |
      | header-repeated                |
      | header-repeated-otherwise      |
      | hyper-extreme                  |
      | hyper-zero                     |
      | index-absent                   |
      | index-cut                      |
      | index-distance-beyond-the-file |
      | index-distance-wrong           |
      | index-empty                    |
      | index-frames-wrong             |
      | index-offsets-beyond-the-end   |
      | index-offsets-wrong            |
      | key-and-predictive             |
      | key-group-17                   |
      | key-group-33                   |
      | key-group-5                    |
      | key-group-65                   |
      | key-groups-padded              |
      | key-interval                   |
      | lanes-2                        |
      | lanes-4                        |
      | lanes-4-long                   |
      | latent-extreme                 |
      | level-1-largest                |
      | means-extreme                  |
      | noise-seed-0                   |
      | noise-seed-wraps               |
      | one-frame                      |
      | predictive-after-one-frame     |
      | predictive-group-4             |
      | predictive-group-64            |
      | predictive-groups-padded       |
      | rate-0                         |
      | rate-16                        |
      | rate-48                        |
      | rate-63                        |
      | rate-controlled                |
      | rate-every-index-key           |
      | rate-every-index-predictive    |
      | scene-black                    |
      | scene-cut                      |
      | scene-hard-edges               |
      | scene-noise                    |
      | scene-static                   |
      | scene-white                    |
      | size-17x33                     |
      | size-1x1                       |
      | size-1x40                      |
      | size-33x17-422                 |
      | size-40x1                      |
      | size-63x47                     |
      | size-portrait                  |
      | steps-2                        |
      | steps-3                        |
      | steps-4                        |
      | steps-5                        |
      | steps-8                        |
      | symbols-zero                   |
      | t-n-1                          |
      | t-n-255                        |
      | tiles-12                       |
      | tiles-13x13                    |
      | tiles-22                       |
      | tiles-23-down                  |
      | tiles-odd                      |
      | tiles-over-groups              |
      | timestamps-in-one-group        |
      | timestamps-largest             |
      | timestamps-negative            |
      | timestamps-variable            |
      | unit-holds-sync-words          |
      | unit-private                   |
      | unit-reserved                  |
      | unit-sizes                     |
      | window-carried                 |

    @level-2
    Examples: bitstream level 2
      | vector           |
      | level-2-largest  |
      | level-2-smallest |

    @level-3
    Examples: bitstream level 3
      | vector           |
      | level-3-largest  |
      | level-3-smallest |

    @level-4
    Examples: bitstream level 4
      | vector           |
      | level-4-largest  |
      | level-4-smallest |
      | level-4-stated   |
