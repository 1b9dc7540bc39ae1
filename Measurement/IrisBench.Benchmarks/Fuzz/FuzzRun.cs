using System.Diagnostics;

namespace IrisBench.Benchmarks.Fuzz;

/// <summary>Gives a target one input after the other and keeps what it finds.</summary>
/// <param name="seed">What the inputs are made of, together with their number.</param>
/// <param name="length">How long.</param>
/// <param name="only">The number of the only input to give, or 0 for all.</param>
internal sealed class FuzzRun(int seed, TimeSpan length, int only)
{
    private const int MostFindings = 20;

    // More than a collector leaves lying, less than what grows with every input takes in three minutes.
    private const double MostGrowthMebibytes = 256;

    private static readonly TimeSpan Hanging = TimeSpan.FromSeconds(30);

    private readonly SortedDictionary<string, int> _outcomes = new(StringComparer.Ordinal);
    private readonly List<string> _findings = [];

    public int Seed => seed;

    public int Cases { get; private set; }

    /// <summary>How often each outcome was met.</summary>
    public IReadOnlyDictionary<string, int> Outcomes => _outcomes;

    public IReadOnlyList<string> Findings => _findings;

    /// <summary>The largest working set from a tenth of the time to the half of it, in MiB: a collector lets garbage lie as it pleases, so
    /// one look tells nothing.</summary>
    public double WarmMebibytes { get; private set; }

    /// <summary>The largest working set after that, in MiB.</summary>
    public double MostMebibytes { get; private set; }

    public async Task RunAsync(IFuzzTarget target, CancellationToken cancellationToken)
    {
        if (only > 0)
        {
            await TryAsync(target, only, cancellationToken);
            return;
        }

        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) is var elapsed && elapsed < length && _findings.Count < MostFindings)
        {
            await TryAsync(target, Cases + 1, cancellationToken);
            if (Cases % 100 == 0 && elapsed > length / 10)
                Weigh(target, isWarm: elapsed > length / 2);
        }

        if (MostMebibytes - WarmMebibytes > MostGrowthMebibytes)
            _findings.Add(Figures.Text($"memory grew from {WarmMebibytes:F0} to {MostMebibytes:F0} MiB"));
    }

    private async Task TryAsync(IFuzzTarget target, int number, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Hanging);
        Cases++;
        try
        {
            // Not the next numbers of one series: a single case can be given again.
            var random = new Random(unchecked((seed * 486187739) + number));
            var outcome = await target.TryAsync(random, patience.Token).WaitAsync(patience.Token);
            _outcomes[outcome] = _outcomes.GetValueOrDefault(outcome) + 1;
        }
        catch (FuzzFailureException failure)
        {
            _findings.Add($"case {number}: {failure.Message}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            _findings.Add($"case {number}: no end within {Hanging.TotalSeconds} s");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            _findings.Add($"case {number}: {exception}");
        }
    }

    private void Weigh(IFuzzTarget target, bool isWarm)
    {
        using var process = Process.GetProcessById(target.ProcessId);
        var mebibytes = process.WorkingSet64 / Figures.Mebibyte;
        if (isWarm)
            MostMebibytes = Math.Max(MostMebibytes, mebibytes);
        else
            WarmMebibytes = Math.Max(WarmMebibytes, mebibytes);
    }
}

/// <summary>A part of IrisBench that is given what nobody would send on purpose.</summary>
internal interface IFuzzTarget : IAsyncDisposable
{
    /// <summary>The process that reads the input; its memory is watched. It is this one for a target that is called directly.</summary>
    int ProcessId => Environment.ProcessId;

    /// <summary>Gives one input and looks at what becomes of it.</summary>
    /// <param name="random">All that the input is made of, so that a seed and a number bring it back.</param>
    /// <param name="cancellationToken">Is cancelled when it takes so long that it counts as hanging.</param>
    /// <exception cref="FuzzFailureException">It was not answered as it must be. Any other exception is a finding too.</exception>
    /// <returns>What became of it, in a word or a status: the report counts them.</returns>
    Task<string> TryAsync(Random random, CancellationToken cancellationToken);

    ValueTask IAsyncDisposable.DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>An input was answered otherwise than it must be; the message holds the input and the answer.</summary>
internal sealed class FuzzFailureException(string message) : Exception(message)
{
    private const int LongestRefusal = 600;

    /// <summary>Fails where a refusal is not what a person reads in a line: none, or endless, or with what commands a terminal.</summary>
    public static void ThrowUnlessFit(string refusal)
    {
        if (refusal.Length is 0 or >= LongestRefusal || refusal.Any(char.IsControl))
            throw new FuzzFailureException($"refused so: {refusal}");
    }
}
