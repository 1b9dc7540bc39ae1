using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Compare;

/// <summary>The built irisbench as a process of its own, or in this one where arguments and files are all that counts.</summary>
internal sealed class IrisBenchProcess : IAsyncDisposable
{
    /// <summary>With which it ends when all was run and nothing can be said.</summary>
    public const int NoAnswer = 4;

    private const string Program = "irisbench";

    // Only ends what hangs: a quick run takes under a minute on two free cores, and several on a machine that is crowded.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(8);

    private readonly StartedProcess _process;

    private IrisBenchProcess(IReadOnlyDictionary<string, string> environment, string program, params string[] args)
        => _process = StartedProcess.Start(program, args, environment.Select(variable => (variable.Key, (string?)variable.Value)));

    public int Id => _process.Id;

    // Not the copy beside the tests: that one lacks what the tests take from ASP.NET Core.
    private static string[] Command =>
        [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", StartedAssembly.PathOf(Program)];

    // Who starts the tests in the background has them ignore SIGINT, and what they start inherits that. env(1) undoes it and becomes the
    // program, under the same process id.
    public static IrisBenchProcess Start(IReadOnlyDictionary<string, string> environment, params string[] args)
        => OperatingSystem.IsLinux()
            ? new(environment, "env", ["--default-signal=INT", .. Command, .. args])
            : new(environment, Command[0], [Command[1], .. args]);

    /// <summary>
    /// With its results on a disk of 512 KiB, which is filled up once there is a file <paramref name="full"/>. What it kept is copied to
    /// <paramref name="results"/>.
    /// </summary>
    public static IrisBenchProcess StartOnSmallDisk(
        IReadOnlyDictionary<string, string> environment, string results, string full, params string[] args)
    {
        const string script = """
            results="$1"; full="$2"; shift 2
            disk=$(mktemp -d) && mount -t tmpfs -o size=512k none "$disk" || exit 99
            (until [ -e "$full" ]; do sleep 0.05; done; cat /dev/zero > "$disk/fill") 2>/dev/null &
            "$@" --results "$disk/results"
            code=$?
            cp -r "$disk"/results/* "$results"
            umount "$disk" && rmdir "$disk"
            exit $code
            """;
        return new(environment, "unshare", ["--map-root-user", "--mount", "sh", "-c", script, "sh", results, full, .. Command, .. args]);
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        await using var irisbench = Start(environment, args);
        return await irisbench.WaitAsync();
    }

    /// <summary>
    /// Measures with rounds of a moment. On a crowded machine irisbench itself takes a large share of such a round, which voids it; where
    /// all are void it ends with 4. What these tests look at is the same: so neither is told here.
    /// </summary>
    public static async Task<(int ExitCode, string Output, string Error)> MeasureAsync(
        IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var (exitCode, output, error) = await RunAsync(environment, args);
        return (exitCode == NoAnswer ? 0 : exitCode, output, string.Join('\n', error.Split('\n')
            .Where(line => !line.Contains("rounds so far", StringComparison.Ordinal)
                && !line.Contains("there is no answer", StringComparison.Ordinal))));
    }

    /// <summary>In this process, whose environment it has.</summary>
    public static Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args) => InProcess.RunAsync(Program, args);

    public Task<(int ExitCode, string Output, string Error)> WaitAsync() => _process.WaitAsync(patience: Timeout);

    /// <summary>Sends the signal, as KILL, and waits for the end.</summary>
    public Task<int> EndAsync(string signal) => _process.EndAsync(signal);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
