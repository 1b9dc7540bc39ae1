using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace IrisBench.ServiceDefaults;

/// <summary>The outermost frame of a service: what an operator can mend is one line on standard error, not a stack trace.</summary>
public static class ServiceProcess
{
    /// <summary>Runs the service to its end. One that cannot start is stopped in good order before the line is said.</summary>
    /// <param name="name">Name of the service, in front of the line.</param>
    /// <param name="build">Builds it.</param>
    /// <returns>The exit code: 0, or 1 when the service refused to start.</returns>
    public static async Task<int> RunAsync(string name, Func<Task<WebApplication>> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        try
        {
            await using var app = await build();
            await RunAsync(app);
            return 0;
        }
        catch (Exception exception)
            when (exception is StartupRefusedException or SocketException or IOException { InnerException: AddressInUseException })
        {
            await Console.Error.WriteLineAsync($"{name}: {exception.Message}");
            return 1;
        }
    }

    private static async Task RunAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            await app.StopAsync();
            throw;
        }

        await app.WaitForShutdownAsync();
    }
}

/// <summary>The process must not start; the message is the one line the operator sees.</summary>
public sealed class StartupRefusedException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What is wrong, naming the setting.</param>
    /// <param name="innerException">The cause.</param>
    public StartupRefusedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>A setting that has no default, such as a secret.</summary>
    public static StartupRefusedException Missing(string setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new($"setting {setting} is missing (environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}).");
    }
}
