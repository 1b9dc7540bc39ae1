using IrisBench.Tests.Hosting;

namespace IrisBench.Tests.Functions;

/// <summary>A function started for one request, as the classic watchdog does: body on standard input, headers as variables.</summary>
internal static class ForkedFunction
{
    public static Task<(int ExitCode, string Output, string Errors)> RunAsync(
        string function, string body, params (string Name, string Value)[] variables)
        => WaitAsync(StartedProcess.OfAssembly(function, ["--stdin"], Nullable(variables)), body);

    /// <summary>The same of an executable.</summary>
    public static Task<(int ExitCode, string Output, string Errors)> RunProgramAsync(
        string path, string body, params (string Name, string Value)[] variables)
        => WaitAsync(StartedProcess.Start(path, ["--stdin"], Nullable(variables)), body);

    private static async Task<(int ExitCode, string Output, string Errors)> WaitAsync(StartedProcess process, string body)
    {
        await using (process)
            return await process.WaitAsync(body);
    }

    private static IEnumerable<(string, string?)> Nullable((string Name, string Value)[] variables)
        => variables.Select(variable => (variable.Name, (string?)variable.Value));
}
