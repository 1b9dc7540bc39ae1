using System.Diagnostics;

namespace IrisBench.Tests.Functions;

/// <summary>A function started for one request, as the classic watchdog does: body on standard input, headers as variables.</summary>
internal static class ForkedFunction
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static Task<Answer> RunAsync(string function, string body, params (string Name, string Value)[] variables)
        => RunAsync(new ProcessStartInfo("dotnet", [StartedAssembly.PathOf(function), "--stdin"]), body, variables);

    /// <summary>As <see cref="RunAsync(string, string, ValueTuple{string, string}[])"/>, of an executable.</summary>
    public static Task<Answer> RunProgramAsync(string path, string body, params (string Name, string Value)[] variables)
        => RunAsync(new ProcessStartInfo(path, ["--stdin"]), body, variables);

    private static async Task<Answer> RunAsync(ProcessStartInfo start, string body, (string Name, string Value)[] variables)
    {
        using var patience = new CancellationTokenSource(Patience);
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(patience.Token);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            await WriteAsync(process, body);
            await process.WaitForExitAsync(patience.Token);
            return new Answer(process.ExitCode, await output, await errors);
        }
        finally
        {
            process.Kill();
        }
    }

    private static async Task WriteAsync(Process process, string body)
    {
        try
        {
            await process.StandardInput.WriteAsync(body);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It refused before it had read everything.
        }
    }

    internal sealed record Answer(int ExitCode, string Output, string Errors);
}
