namespace IrisBench.Benchmarks.Fuzz;

/// <summary>A part of IrisBench that is given what nobody would send on purpose.</summary>
internal interface IFuzzTarget : IAsyncDisposable
{
    /// <summary>The process that reads the input; its memory is watched. It is this one for a target that is called directly.</summary>
    int ProcessId { get; }

    /// <summary>Gives one input and looks at what becomes of it.</summary>
    /// <param name="random">All that the input is made of, so that a seed and a number bring it back.</param>
    /// <param name="cancellationToken">Is cancelled when it takes so long that it counts as hanging.</param>
    /// <exception cref="FuzzFailureException">It was not answered as it must be. Any other exception is a finding too.</exception>
    /// <returns>What became of it, in a word or a status: the report counts them.</returns>
    Task<string> TryAsync(Random random, CancellationToken cancellationToken);
}
