namespace IrisBench.AppHost.Gateway;

/// <summary>Who may change the gateway's functions. Calling them takes no credentials, as with OpenFaaS.</summary>
internal static class GatewayCredentials
{
    /// <summary>The user, as in an OpenFaaS that was just installed.</summary>
    public const string User = "admin";

    /// <summary>The parameter that holds the password; generated once and kept in the user secrets.</summary>
    public const string PasswordParameter = "gateway-password";
}
