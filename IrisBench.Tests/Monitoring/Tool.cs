using System.ComponentModel;
using System.Diagnostics;

namespace IrisBench.Tests.Monitoring;

/// <summary>A program beyond the SDK; <see cref="MissingTool"/> says what happens where it is missing.</summary>
internal static class Tool
{
    public const string Promtool = "promtool";
    public const string Prometheus = "prometheus";
    public const string Kubectl = "kubectl";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs the program to its end and returns what it wrote to standard output.</summary>
    public static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)}\n{await output}\n{await errors}");
            return await output;
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
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException(
                $"{program} is not on PATH. promtool and prometheus come with the package prometheus, kubectl with Kubernetes's tools.", exception);
        }
    }
}
