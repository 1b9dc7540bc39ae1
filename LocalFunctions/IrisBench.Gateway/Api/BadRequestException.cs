namespace IrisBench.Gateway.Api;

/// <summary>The request to the API cannot be met; the message is for the caller.</summary>
internal sealed class BadRequestException(string message) : Exception(message);
