namespace IrisBench.Tests.LiveView;

/// <summary>An experiment that tells nothing and takes seconds: the real sides, small work.</summary>
internal static class TinyExperiment
{
    /// <summary>Its text.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rounds">Measured rounds of each side.</param>
    public static string Of(string name, int rounds) => $"""
        schema: 1
        name: {name}
        description: Small work, to see that everything moves.
        sides:
          - name: monolith
            packaging: monolith
          - name: functions-warm
            packaging: functions
        pipeline:
          iterations: 2
          size: 200
        load:
          runs: 1
        rounds: {rounds}
        warmUps: 1
        rest:
          minimumSeconds: 0.1
          maximumSeconds: 0.5
        measurement:
          sampleSeconds: 0.2
          baselineSeconds: 0.5
          settlingScrapes: 10
          neighbourShare: 1
        """;
}
