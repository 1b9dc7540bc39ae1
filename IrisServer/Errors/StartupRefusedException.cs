namespace IrisServer.Errors;

/// <summary>The server must not start; the message is the one line the operator sees.</summary>
internal sealed class StartupRefusedException(string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>A setting that has no default, such as a secret.</summary>
    public static StartupRefusedException Missing(string setting)
        => new($"setting {setting} is missing (environment variable {setting.Replace(":", "__", StringComparison.Ordinal)}).");
}
