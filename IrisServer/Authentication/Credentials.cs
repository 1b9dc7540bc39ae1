namespace IrisServer.Authentication;

/// <summary>What a client sends to log in.</summary>
internal sealed record Credentials(string User, string Password);
