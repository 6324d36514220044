package org.gnvc.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gnvc.codec.GroupAssembler.FrameGroup;
import org.gnvc.frame.ChromaFormat;
import org.gnvc.frame.ColorDescription;
import org.gnvc.frame.Frame;
import org.gnvc.frame.VideoFormat;
import org.junit.jupiter.api.Test;

class GroupAssemblerTest {

  private static final VideoFormat FORMAT =
      new VideoFormat(64, 48, ChromaFormat.YUV420, 8, new ColorDescription(2, 2, 2, false));

  @Test
  void keyGroupsHoldOneFrameMoreThanPredictiveOnes() {
    assertEquals(
        List.of("K0+17", "P17+16", "P33+7"), describe(new GroupAssembler(16, 250, null), flat(40)));
  }

  @Test
  void keyGroupsStartAtTheKeyInterval() {
    assertEquals(
        List.of("K0+9", "P9+8", "P17+7", "K24+6"),
        describe(new GroupAssembler(8, 24, null), flat(30)));
    assertEquals(
        List.of("K0+9", "P9+8", "K17+9", "P26+4"),
        describe(new GroupAssembler(8, 17, null), flat(30)));
    assertEquals(
        List.of("K0+9", "P9+7", "K16+9", "P25+5"),
        describe(new GroupAssembler(8, 16, null), flat(30)));
  }

  @Test
  void groupsBetweenKeyGroupsShareTheFramesEvenly() {
    assertEquals(
        List.of("K0+17", "P17+12", "P29+12", "P41+9", "K50+10"),
        describe(new GroupAssembler(16, 50, null), flat(60)));
  }

  @Test
  void sceneCutEndsTheGroupAndStartsAKeyGroup() {
    List<Frame> frames = new ArrayList<>(flat(21));
    for (int i = 0; i < 12; i++) {
      frames.add(frame(200));
    }
    assertEquals(
        List.of("K0+17", "P17+4", "K21+12"),
        describe(new GroupAssembler(16, 250, new SceneCutDetector()), frames));
  }

  @Test
  void keyIntervalBelowTheGroupLengthMakesKeyGroupsOfThatLength() {
    assertEquals(
        List.of("K0+5", "K5+5", "K10+2"), describe(new GroupAssembler(16, 5, null), flat(12)));
    assertEquals(
        List.of("K0+16", "K16+16", "K32+1"), describe(new GroupAssembler(16, 16, null), flat(33)));
    assertEquals(
        List.of("K0+1", "K1+1", "K2+1"), describe(new GroupAssembler(16, 1, null), flat(3)));
  }

  @Test
  void forcedKeyFrameEndsTheGroupAndStartsAKeyGroup() {
    GroupAssembler assembler = new GroupAssembler(16, 250, null);
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      boolean forced = i == 0 || i == 20 || i == 21 || i == 38;
      assembler.add(frame(50), forced).forEach(g -> groups.add(describe(g)));
    }
    assembler.flush().ifPresent(g -> groups.add(describe(g)));
    assertEquals(List.of("K0+17", "P17+3", "K20+1", "K21+17", "K38+7"), groups);
  }

  @Test
  void steadyChangeIsNoSceneCut() {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      frames.add(frame(i % 2 == 0 ? 60 : 100));
    }
    SceneCutDetector detector = new SceneCutDetector();
    long cuts = frames.stream().filter(detector::isCut).count();
    assertTrue(cuts <= 1, cuts + " cuts in a flickering scene");
  }

  @Test
  void oneFrameIsAGroupOfOneLatent() {
    GroupAssembler assembler = new GroupAssembler(16, 250, null);
    assembler.add(frame(10), false);
    FrameGroup group = assembler.flush().orElseThrow();
    assertEquals(1, group.latentCount());
    assertEquals(1, group.paddedFrames());
  }

  @Test
  void paddedFrameCountCoversTheGroup() {
    for (int n = 1; n <= 17; n++) {
      FrameGroup key = new FrameGroup(true, 0, flat(n));
      FrameGroup predictive = new FrameGroup(false, 17, flat(n));
      assertTrue(key.paddedFrames() >= n && key.paddedFrames() < n + 4);
      assertTrue(predictive.paddedFrames() >= n && predictive.paddedFrames() < n + 4);
    }
  }

  private static List<String> describe(GroupAssembler assembler, List<Frame> frames) {
    List<String> groups = new ArrayList<>();
    for (Frame frame : frames) {
      assembler.add(frame, false).forEach(g -> groups.add(describe(g)));
    }
    assembler.flush().ifPresent(g -> groups.add(describe(g)));
    return groups;
  }

  private static String describe(FrameGroup g) {
    return (g.key() ? "K" : "P") + g.firstFrame() + "+" + g.frames().size();
  }

  private static List<Frame> flat(int count) {
    List<Frame> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(frame(50));
    }
    return frames;
  }

  private static Frame frame(int level) {
    Frame frame = Frame.allocate(FORMAT, 0);
    Arrays.fill(frame.planes().get(0), (short) level);
    return frame;
  }
}
