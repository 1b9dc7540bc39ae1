using Microsoft.AspNetCore.Connections;

namespace IrisBench.ServiceDefaults.Startup;

/// <summary>The outermost frame of a service: what an operator can mend is one line on standard error, not a stack trace.</summary>
public static class ServiceProcess
{
    /// <summary>Runs the service to its end.</summary>
    /// <param name="name">Name of the service, in front of the line.</param>
    /// <param name="run">Builds and runs it.</param>
    /// <returns>The exit code: 0, or 1 when the service refused to start.</returns>
    public static async Task<int> RunAsync(string name, Func<Task> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            await run();
            return 0;
        }
        catch (StartupRefusedException refusal)
        {
            await Console.Error.WriteLineAsync($"{name}: {refusal.Message}");
            return 1;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{name}: {exception.Message}");
            return 1;
        }
    }
}
