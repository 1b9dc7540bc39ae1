using System.Globalization;

namespace IrisBench.Experiments.Definition;

/// <summary>An experiment file to start from: every key, what it means, and the values of the quick profile.</summary>
public static class ExperimentTemplate
{
    /// <summary>The file, in YAML.</summary>
    /// <param name="name">Name of the experiment.</param>
    /// <param name="schema">Where editors find the JSON schema: an address, or a path from the file.</param>
    public static string Create(string name, string schema)
    {
        var quick = ExperimentProfiles.Quick;
        return string.Create(CultureInfo.InvariantCulture, $"""
            # yaml-language-server: $schema={schema}
            # An experiment of irisbench. Run it: irisbench compare --experiment FILE
            # Only name and sides must be there.
            schema: {Experiment.CurrentSchema}
            name: {name}
            description: What the monolith and warm functions take for the same pipeline.

            # One or more; the others are compared with the first.
            # packaging: monolith | functions. mode, of functions: warm (kept running), zero (nothing runs between rounds),
            # fork (a process for each request, as the original).
            # In place of packaging, system describes one of your own: its requests, and where its CPU and memory are told.
            sides:
              - name: monolith
                packaging: monolith
              - name: functions-warm
                packaging: functions
                mode: warm
                replicas: 1

            # What every pipeline run is given.
            pipeline:
              model: {quick.Pipeline.Model}          # custom: the one just trained; default: the one iris-server comes with
              flowers:               # sepal length, sepal width, petal length, petal width in cm; taken in turns
            {string.Join('\n', quick.Pipeline.Flowers.Select(Flower))}
              iterations: {quick.Pipeline.Iterations}         # of the load step; the original's are 500
              size: {quick.Pipeline.Size}              # rows and columns of its matrices
              seed: {quick.Pipeline.Seed}               # of their content

            # How pipeline runs arrive in a round.
            # sequential: runs, one after the other. closed: runs by so many callers at once (concurrency).
            # open: ratePerSecond for durationSeconds, spaced constant or poisson; latency counts from the intended time.
            load:
              kind: sequential
              runs: {quick.Load.Runs}
              # concurrency: 4
              # ratePerSecond: 5
              # durationSeconds: 10
              # arrivals: poisson

            rounds: {quick.Rounds}                # measured, of each side; the unit of the statistics, which need 6
            warmUps: {quick.WarmUps}               # rounds of each side before them that count for nothing
            noiseFloor: true         # the first side twice a block: what differs by itself
            order:
              randomised: true
              # seed: 1              # of the shuffle and of poisson arrivals; chosen and recorded when left out

            # Waited for between rounds: the CPU back at its baseline.
            rest:
              minimumSeconds: {quick.Rest.MinimumSeconds}
              maximumSeconds: {quick.Rest.MaximumSeconds}
              toleranceCores: {quick.Rest.ToleranceCores}

            measurement:
              sampleSeconds: {quick.Measurement.SampleSeconds}     # of the timelines; CPU seconds come from counters at a round's edges
              baselineSeconds: {quick.Measurement.BaselineSeconds}     # watched idle before the first round
              settlingScrapes: {quick.Measurement.SettlingScrapes}   # before anything counts: a process's first scrapes cost it more

            """);
    }

    private static string Flower(IReadOnlyList<double> features)
        => $"    - [{string.Join(", ", features.Select(feature => feature.ToString(CultureInfo.InvariantCulture)))}]";
}
