using System.ComponentModel;
using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Monitoring;

/// <summary>A program beyond the SDK; <see cref="MissingTool"/> says what happens where it is missing.</summary>
internal static class Tool
{
    public const string Promtool = "promtool";
    public const string Prometheus = "prometheus";
    public const string Kubectl = "kubectl";
    public const string Helm3 = "helm3";
    public const string Helm4 = "helm4";

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
        await using var process = Start(program, arguments);
        return await process.WaitAsync();
    }

    public static StartedProcess Start(string program, params string[] arguments)
    {
        try
        {
            return StartedProcess.Start(MissingTool.Find(program) ?? program, arguments);
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException($"{program} is missing. `bash .ci/run` installs it.", exception);
        }
    }
}
