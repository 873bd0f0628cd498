using CoordinationFlow.Server;
using CoordinationFlow.Server.Settings;

try
{
    await ServerHost.Build(args).RunAsync();
    return 0;
}
catch (SettingsException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 2;
}
