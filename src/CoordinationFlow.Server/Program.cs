using CoordinationFlow.Server;
using CoordinationFlow.Server.Settings;

try
{
    await ServerHost.Build(args).RunAsync();
    return 0;
}
catch (Exception wrong) when (wrong is SettingsException or IOException)
{
    // Settings, a port or a store's file that another process holds: a sentence for the operator, no trace.
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
