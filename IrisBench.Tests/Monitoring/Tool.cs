using System.ComponentModel;
using System.Diagnostics;

namespace IrisBench.Tests.Monitoring;

/// <summary>A program beyond the SDK; <see cref="MissingTool"/> says what happens where it is missing.</summary>
internal static class Tool
{
    public const string Promtool = "promtool";
    public const string Prometheus = "prometheus";
    public const string Kubectl = "kubectl";
    public const string Helm3 = "helm3";
    public const string Helm4 = "helm4";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs the program to its end and returns what it wrote to standard output.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var (exitCode, output, errors) = await EndAsync(program, arguments);
        Assert.True(exitCode == 0, $"{program} {string.Join(' ', arguments)}\n{output}\n{errors}");
        return output;
    }

    /// <summary>Runs the program to its end, however that is.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> EndAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill();
        }
    }

    public static Process Start(string program, params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(MissingTool.Find(program) ?? program, arguments)
            {
                RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                $"{program} is missing. `bash .ci/run` installs it.", exception);
        }
    }
}
