namespace IrisBench.Gateway.Api;

/// <param name="Digest">SHA-256 of <c>user:password</c>: of one length, so that comparing takes one time.</param>
internal sealed record GatewayCredentials(byte[] Digest);
