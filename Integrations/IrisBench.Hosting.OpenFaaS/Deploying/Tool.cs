using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Aspire.Hosting;

namespace IrisBench.Hosting.Deploying;

/// <summary>A program on PATH that a deployment calls: by its whole path and with a list of arguments, never by a shell. It outlives
/// neither its patience nor a cancellation, but for the time that it needs to end in order.</summary>
/// <param name="name">What it is called.</param>
/// <param name="remedy">What to do where it is missing, as the end of a sentence.</param>
internal sealed partial class Tool(string name, string remedy)
{
    private const int Terminate = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public bool IsThere => ProgramOnPath.Find(name) is not null;

    /// <summary>Runs it to its end, however that is.</summary>
    /// <param name="arguments">Seen by everybody on the machine: no secret is among them.</param>
    /// <param name="call">What else there is to the call.</param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="DistributedApplicationException">It is missing, or did not end in time.</exception>
    public async Task<ToolAnswer> AskAsync(IEnumerable<string> arguments, ToolCall call, CancellationToken cancellationToken)
    {
        using var process = Start(arguments, call);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var patience = call.Patience ?? Patience;
        deadline.CancelAfter(patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await WriteAsync(process, call.Input, deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return new(process.ExitCode, await output, await errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DistributedApplicationException(
                $"'{name} {string.Join(' ', arguments.Take(2))}' was not done within {patience.TotalSeconds:0} s and was ended: "
                + "look whether the cluster or the registry answers, and type the same command again.");
        }
        finally
        {
            End(process);
        }
    }

    /// <summary>Starts it and waits for the first line of its output that matches. Disposing of the answer ends it.</summary>
    /// <exception cref="DistributedApplicationException">It is missing, or has not said that in time.</exception>
    public async Task<StartedTool> StartAsync(
        IEnumerable<string> arguments, Regex awaited, CancellationToken cancellationToken)
    {
        var process = Start(arguments, new());
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        try
        {
            // Read all the time, or it would block on a full pipe.
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            process.StandardInput.Close();
            while (await process.StandardOutput.ReadLineAsync(deadline.Token) is { } line)
            {
                if (awaited.Match(line) is { Success: true } match)
                {
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new(process, match);
                }
            }

            throw new DistributedApplicationException($"{name} ended too early: {new ToolAnswer(1, "", await errors).Said}");
        }
        catch (Exception exception)
        {
            End(process);
            process.Dispose();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new DistributedApplicationException($"'{name} {string.Join(' ', arguments)}' did not begin to work in time.");
            throw;
        }
    }

    /// <summary>Asks it to end, and ends it by force where it does not: Helm, ended by force, leaves its release locked.</summary>
    internal static void End(Process process, TimeSpan? grace = null)
    {
        if (process.HasExited)
            return;
        if (!OperatingSystem.IsWindows() && Signal(process.Id, Terminate) == 0 && process.WaitForExit(grace ?? Grace))
            return;
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    private Process Start(IEnumerable<string> arguments, ToolCall call)
    {
        var path = ProgramOnPath.Find(name) ?? throw new DistributedApplicationException($"{name} is not on PATH: {remedy}.");
        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
            WorkingDirectory = call.Folder ?? "",
        };
        foreach (var (variable, value) in call.Environment)
            start.Environment[variable] = value;
        return Process.Start(start)!;
    }

    private static async Task WriteAsync(Process process, string? input, CancellationToken cancellationToken)
    {
        try
        {
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, or closed its input, before it had read everything: its answer says why.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Signal(int process, int signal);
}

/// <summary>Where a program is. .NET itself would look into the current folder before PATH.</summary>
internal static class ProgramOnPath
{
    private const UnixFileMode Executable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Its whole path; null where no folder of PATH has it.</summary>
    public static string? Find(string name) =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
         where Path.IsPathFullyQualified(folder)
         let file = Path.Combine(folder, OperatingSystem.IsWindows() && !Path.HasExtension(name) ? $"{name}.exe" : name)
         where File.Exists(file) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & Executable) != 0)
         select file).FirstOrDefault();
}

/// <summary>What a call of a program has beside its arguments.</summary>
internal sealed record ToolCall
{
    /// <summary>What it reads from standard input; nothing where null.</summary>
    public string? Input { get; init; }

    /// <summary>Variables that it gets beside those of this process.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Where it works; here where null.</summary>
    public string? Folder { get; init; }

    /// <summary>How long it may take; a minute where null.</summary>
    public TimeSpan? Patience { get; init; }
}

/// <summary>How a program ended, and what it wrote.</summary>
internal sealed partial record ToolAnswer(int ExitCode, string Output, string Errors)
{
    // What a person reads; the rest is in the program's own log.
    private const int Longest = 600;

    public bool IsGood => ExitCode == 0;

    /// <summary>Why it ended so, in one line: from the word "error" on, or its last line.</summary>
    public string Said
    {
        get
        {
            var lines = (string.IsNullOrWhiteSpace(Errors) ? Output : Errors).Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.Length > 0 && !Log().IsMatch(line)).ToArray();
            var first = Array.FindIndex(lines, line => line.Contains("error", StringComparison.OrdinalIgnoreCase));
            var said = string.Join(' ', lines.Skip(first < 0 ? lines.Length - 1 : first));
            return said switch
            {
                "" => $"exit code {ExitCode}",
                { Length: > Longest } => said[..Longest] + "…",
                _ => said.TrimEnd('.', '?'),
            };
        }
    }

    // klog's lines, and warnings.
    [GeneratedRegex(@"^([EIW]\d{4} |warning\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Log();
}

/// <summary>A program that goes on until this is disposed of.</summary>
internal sealed class StartedTool(Process process, Match said) : IDisposable
{
    /// <summary>The line that was waited for.</summary>
    public Match Said => said;

    public void Dispose()
    {
        Tool.End(process);
        process.Dispose();
    }
}
