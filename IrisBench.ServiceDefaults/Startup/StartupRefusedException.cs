namespace IrisBench.ServiceDefaults.Startup;

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
