namespace IrisBench.Benchmarks.ColdStart;

/// <summary>Measures the cold starts of all steps, ours in some compilations and Python's, in turns.</summary>
internal static class ColdStartRun
{
    /// <param name="python">Python with the packages that the steps need.</param>
    /// <param name="rounds">Starts of each side.</param>
    /// <param name="compilationsOf">How a step is compiled.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="MeasurementException">A side cannot be built, or fails.</exception>
    public static async Task<IReadOnlyList<ColdStartComparison>> MeasureAsync(
        string python, int rounds, Func<ColdStartStep, IEnumerable<string>> compilationsOf, CancellationToken cancellationToken)
    {
        var peer = new PythonPeer(python);
        await using var server = await ModelServer.StartAsync(cancellationToken);
        // Its predict step reads what its train step posts.
        await peer.AnswerAsync("train", "token", server.PythonAddress, cancellationToken);
        var comparisons = new List<ColdStartComparison>();
        foreach (var step in ColdStartStep.All)
        {
            var comparison = new ColdStartComparison(step, await SidesOfAsync(step, compilationsOf(step), peer, server, cancellationToken));
            await comparison.RunAsync(rounds);
            comparisons.Add(comparison);
        }

        return comparisons;
    }

    private static async Task<Dictionary<string, Func<Task<ProcessAnswer>>>> SidesOfAsync(
        ColdStartStep step, IEnumerable<string> compilations, PythonPeer peer, ModelServer server, CancellationToken cancellationToken)
    {
        var sides = new Dictionary<string, Func<Task<ProcessAnswer>>>();
        foreach (var compilation in compilations)
        {
            var function = await PublishedFunction.PublishAsync(step.Project, compilation, cancellationToken);
            sides[compilation] = () => function.AnswerAsync(step.Body, server.Address, cancellationToken);
        }

        sides[ColdStartComparison.Python] = () => peer.AnswerAsync(step.Name, step.Body, server.PythonAddress, cancellationToken);
        return sides;
    }
}
