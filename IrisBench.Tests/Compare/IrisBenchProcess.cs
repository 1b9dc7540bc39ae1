using System.Diagnostics;

namespace IrisBench.Tests.Compare;

/// <summary>The built irisbench as a process of its own.</summary>
internal sealed class IrisBenchProcess : IAsyncDisposable
{
    // Only ends what hangs: a quick run takes under a minute on two free cores, and several on a machine that is crowded.
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(8);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private IrisBenchProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    public int Id => _process.Id;

    private static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    // Not the copy beside the tests: that one lacks what the tests take from ASP.NET Core.
    public static IrisBenchProcess Start(IReadOnlyDictionary<string, string> environment, params string[] args)
        => Start(environment, OperatingSystem.IsLinux()
            // Who starts the tests in the background has them ignore SIGINT, and what they start inherits that. env(1) undoes it and
            // becomes the program, under the same process id.
            ? new ProcessStartInfo("env", ["--default-signal=INT", Dotnet, StartedAssembly.PathOf("irisbench"), .. args])
            : new ProcessStartInfo(Dotnet, [StartedAssembly.PathOf("irisbench"), .. args]));

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
        return Start(environment, new ProcessStartInfo(
            "unshare",
            ["--map-root-user", "--mount", "sh", "-c", script, "sh", results, full, Dotnet, StartedAssembly.PathOf("irisbench"), .. args]));
    }

    private static IrisBenchProcess Start(IReadOnlyDictionary<string, string> environment, ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new IrisBenchProcess(Process.Start(start)!);
    }

    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        await using var irisbench = Start(environment, args);
        return await irisbench.WaitAsync();
    }

    public async Task<(int ExitCode, string Output, string Error)> WaitAsync()
    {
        using var deadline = new CancellationTokenSource(Timeout);
        await _process.WaitForExitAsync(deadline.Token);
        return (_process.ExitCode, await _output, await _error);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
