using System.Diagnostics;

namespace IrisBench.Tests.Functions.Template;

/// <summary>The template's example as the watchdogs start it.</summary>
internal static class TemplateProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>What the classic watchdog does for each request.</summary>
    public static async Task<(int ExitCode, string Output, string Errors)> ForkAsync(string body)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Start("--stdin");
        await process.StandardInput.WriteAsync(body.AsMemory(), patience.Token);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        var output = await process.StandardOutput.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, output, await errors);
    }

    /// <summary>What of-watchdog does: starts it once and passes requests on.</summary>
    public static async Task ServeAsync(Func<HttpClient, Task> use)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var process = Start();
        try
        {
            const string Listening = "Now listening on: ";
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var start)
                {
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    using var client = new HttpClient { BaseAddress = new Uri(line[(start + Listening.Length)..]), Timeout = Patience };
                    await use(client);
                    return;
                }
            }

            Assert.Fail("The example ended before it listened.");
        }
        finally
        {
            process.Kill();
        }
    }

    private static Process Start(params string[] args)
        => Process.Start(new ProcessStartInfo("dotnet", [StartedAssembly.PathOf("Function"), .. args])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" },
    })!;
}
