namespace IrisBench.Tests.Experiments;

/// <summary>An experiment that the real system has done in a moment: one round of each side, nothing waited for.</summary>
internal static class SmallestExperiment
{
    /// <summary>Its text.</summary>
    /// <param name="sides">Its sides, as YAML.</param>
    public static string Of(params string[] sides) => $$"""
        schema: 1
        name: smallest
        sides: [{{string.Join(", ", sides)}}]
        pipeline: { iterations: 1, size: 50, flowers: [[5.1, 3.5, 1.4, 0.2]] }
        rounds: 1
        warmUps: 0
        noiseFloor: false
        measurement: { baselineSeconds: 0.2, settlingScrapes: 1, neighbourShare: 1 }
        rest: { minimumSeconds: 0, maximumSeconds: 0.3 }
        """;
}
