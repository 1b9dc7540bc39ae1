using IrisBench.Compare.RunningSystem;
using Microsoft.Extensions.Configuration;

namespace IrisBench.Compare.Credentials;

/// <summary>Where the password comes from, nearest first: standard input, the environment, the AppHost's configuration.</summary>
internal static class PasswordSource
{
    private const string Variable = "IRISBENCH_PASSWORD";
    private const string Parameter = "Parameters:iris-password";

    public static async Task<string> FindAsync(bool fromStandardInput, CancellationToken cancellationToken)
        => fromStandardInput
            ? await ReadLineAsync(cancellationToken)
            : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } password ? password : FromAppHost();

    private static async Task<string> ReadLineAsync(CancellationToken cancellationToken)
        => await Console.In.ReadLineAsync(cancellationToken) is { Length: > 0 } line
            ? line
            : throw new CompareException("--password-stdin was given, but standard input has no password.");

    // The AppHost generates the password at its first start and keeps it in its user secrets.
    private static string FromAppHost()
        => new ConfigurationBuilder()
            .AddUserSecrets(AppHostLocation.UserSecretsId)
            .AddEnvironmentVariables()
            .Build()[Parameter] is { Length: > 0 } password
            ? password
            : throw new CompareException($"No password: set {Variable} or pass --password-stdin; the AppHost's user secrets have no {Parameter}.");
}
